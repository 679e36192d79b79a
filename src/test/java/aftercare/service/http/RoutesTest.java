package aftercare.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.service.access.Roles;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** No route is forgotten: each says who may, and what {@link WhoMayTest} goes over is all that there is. */
class RoutesTest {

    @Test
    void everyRouteSaysWhoMay() {
        List<String> silent = new ArrayList<>();
        for (Route route : Route.all()) {
            boolean told = route.open() == route.roles().isEmpty() && Roles.ALL.containsAll(route.roles());
            boolean refuses =
                    route.statuses().contains("401") && route.statuses().contains("403") != route.open();
            if (!told || !refuses) {
                silent.add(route.toString());
            }
        }
        assertEquals(List.of(), silent);
        assertTrue(Route.all().size() > 6);
    }

    /** What is not in the contract would not be tried here. */
    @Test
    void thereIsNoRouteBesideTheContract() {
        Set<String> written = new TreeSet<>();
        Route.all().forEach(route -> written.add(route.toString()));
        Set<String> built = new TreeSet<>();
        for (JavaClass resource : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("aftercare")) {
            if (resource.isAnnotatedWith(Path.class)) {
                built.addAll(routes(resource.reflect()));
            }
        }
        assertEquals(written, built);
    }

    private static Set<String> routes(Class<?> resource) {
        Set<String> routes = new TreeSet<>();
        for (Method method : resource.getDeclaredMethods()) {
            for (Annotation annotation : method.getAnnotations()) {
                HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
                if (http != null) {
                    Path path = method.getAnnotation(Path.class);
                    routes.add(http.value() + " "
                            + resource.getAnnotation(Path.class).value() + (path == null ? "" : path.value()));
                }
            }
        }
        return routes;
    }
}
