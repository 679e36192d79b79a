package aftercare.engine;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The program's classes as the engine asks for them. The engine takes every annotation and every field of a rule for the name
 * of a class in each package that it knows, again and again: a name that is none is looked for once, not in all archives each
 * time.
 */
final class ClassesOnce extends ClassLoader {

    private final Set<String> none = ConcurrentHashMap.newKeySet();

    ClassesOnce(ClassLoader program) {
        super(program);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (none.contains(name)) {
            throw new ClassNotFoundException(name);
        }
        try {
            return super.loadClass(name, resolve);
        } catch (ClassNotFoundException e) {
            none.add(name);
            throw e;
        }
    }
}
