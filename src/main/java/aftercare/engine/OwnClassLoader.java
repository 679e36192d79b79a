package aftercare.engine;

/**
 * While it is open, this thread sees the classes of the engine. The engine finds its parts by the class loader of the thread that asks
 * first, and what is not found then is lost for good: a thread of somebody else's server, or of the pool that all share, may
 * see none of them.
 */
final class OwnClassLoader implements AutoCloseable {

    private final Thread thread = Thread.currentThread();
    private final ClassLoader before = thread.getContextClassLoader();

    OwnClassLoader() {
        thread.setContextClassLoader(OwnClassLoader.class.getClassLoader());
    }

    @Override
    public void close() {
        thread.setContextClassLoader(before);
    }
}
