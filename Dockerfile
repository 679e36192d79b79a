# The service as a container. Build: docker build -t aftercare:0.4.0 .
# Run: docker run --read-only --tmpfs /tmp:exec -v aftercare-data:/data -p 127.0.0.1:8080:8080 aftercare:0.4.0
# It listens on every address inside, so it wants keys: see docs/access.md.

# A tag can be moved to another image, a digest cannot. Where you know the digests of the two images that you have looked at:
#   --build-arg JDK_DIGEST=@sha256:… --build-arg JRE_DIGEST=@sha256:…
ARG JDK_DIGEST=""
ARG JRE_DIGEST=""

FROM eclipse-temurin:17.0.15_6-jdk-noble${JDK_DIGEST} AS build
WORKDIR /src
COPY . .
RUN ["./mvnw", "-B", "-ntp", "-DskipTests", "package"]

# A runtime without a compiler: rules are compiled by a library.
FROM eclipse-temurin:17.0.15_6-jre-noble${JRE_DIGEST}
WORKDIR /opt/aftercare
COPY --from=build /src/aftercare ./aftercare
COPY --from=build /src/rules ./rules
COPY --from=build /src/target/quarkus-app ./app
ENV AFTERCARE_APP=/opt/aftercare/app
# The classes as the virtual machine wants them are kept in the image, so that each start is a fast one.
RUN java -Xshare:dump >/dev/null \
    && ./aftercare rehearse \
    && rm -rf /tmp/* \
    && mkdir /data && chown 10001:10001 /data
ENV AFTERCARE_STATE=/data \
    QUARKUS_HTTP_HOST=0.0.0.0 \
    QUARKUS_MANAGEMENT_HOST=0.0.0.0 \
    HOME=/tmp
# Nothing but these two is written to; the root may be read-only.
VOLUME ["/data", "/tmp"]
USER 10001:10001
EXPOSE 8080 9000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${QUARKUS_MANAGEMENT_PORT:-9000} && printf 'GET /q/health/live HTTP/1.0\\r\\n\\r\\n' >&3 && head -1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["/opt/aftercare/aftercare"]
CMD ["serve"]
