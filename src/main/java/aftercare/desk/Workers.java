package aftercare.desk;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads of a desk: a few that assess, one that knows the time, one that goes on where the decision log is done. */
final class Workers {

    private final ThreadPoolExecutor assessing;
    private final ScheduledThreadPoolExecutor alarm;
    private final ExecutorService sender;

    Workers(int hands, int queue) {
        this.assessing = new ThreadPoolExecutor(
                hands, hands, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(queue), task -> new Thread(task, "triage"));
        this.alarm = alarm("triage-deadline");
        this.sender = Executors.newSingleThreadExecutor(task -> daemon(task, "triage-recorded"));
    }

    static ScheduledThreadPoolExecutor alarm(String name) {
        ScheduledThreadPoolExecutor alarm = new ScheduledThreadPoolExecutor(1, task -> daemon(task, name));
        alarm.setRemoveOnCancelPolicy(true);
        return alarm;
    }

    static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** @throws java.util.concurrent.RejectedExecutionException when too many wait already */
    void assess(Runnable task) {
        assessing.execute(task);
    }

    Future<?> after(long millis, Runnable task) {
        return alarm.schedule(task, millis, TimeUnit.MILLISECONDS);
    }

    Executor sender() {
        return sender;
    }

    ThreadPoolExecutor assessing() {
        return assessing;
    }

    void close() {
        assessing.shutdown();
        alarm.shutdownNow();
        sender.shutdown();
    }
}
