package aftercare.live.published;

import aftercare.live.Activation;
import aftercare.live.Verdict;
import java.util.function.Consumer;

/** Has judged what is published, and only where it is new; for one thread. */
public final class Follower {

    private final Subscription subscription;
    private final Activation activation;
    private final Consumer<Verdict> first;
    private boolean begun;

    /** @param first is told what went live where something else is to be said after it */
    public Follower(Subscription subscription, Activation activation, Consumer<Verdict> first) {
        this.subscription = subscription;
        this.activation = activation;
        this.first = first;
    }

    /** Looks once. What was kept is judged too, the first time. */
    public Verdict look() {
        boolean judge = subscription.look() || !begun;
        begun = true;
        return settled(judge ? activation.activate() : activation.poll());
    }

    /** Looks because somebody asks: what was refused is said once more. */
    public Verdict activate() {
        subscription.look();
        begun = true;
        return settled(activation.activate());
    }

    /** What went live may have been offered with something that may not; that is said last. */
    private Verdict settled(Verdict verdict) {
        if (!subscription.settle(activation.live())) {
            return verdict;
        }
        Verdict then = activation.activate();
        if (then instanceof Verdict.Unchanged) {
            return verdict;
        }
        if (verdict instanceof Verdict.Activated) {
            first.accept(verdict);
        }
        return then;
    }
}
