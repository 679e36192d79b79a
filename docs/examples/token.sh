#!/bin/bash
# Prints a token of an EHR for one request to that address: bash token.sh URL
set -eu
b64() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }
bytes() { printf '%b' "$(sed 's/../\\x&/g')"; }
if [ ! -e ehr.pem ]; then
  openssl genrsa -out ehr.pem 3072 2> /dev/null
  n=$(openssl rsa -in ehr.pem -noout -modulus | cut -d= -f2 | bytes | b64)
  echo "{\"keys\": [{\"kty\": \"RSA\", \"use\": \"sig\", \"alg\": \"RS384\", \"kid\": \"one\", \"e\": \"AQAB\", \"n\": \"$n\"}]}" > clinic.jwks
fi
now=$(date +%s)
claims="{\"iss\": \"https://ehr.example.org\", \"aud\": \"$1\", \"iat\": $now, \"exp\": $((now + 300)), \"jti\": \"$(openssl rand -hex 16)\"}"
signed=$(printf '{"alg": "RS384", "typ": "JWT", "kid": "one"}' | b64).$(printf '%s' "$claims" | b64)
echo "$signed.$(printf '%s' "$signed" | openssl dgst -sha384 -sign ehr.pem -binary | b64)"
