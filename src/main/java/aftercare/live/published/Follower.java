package aftercare.live.published;

import aftercare.live.Activation;
import aftercare.live.Verdict;

/** Has judged what is published, and only where it is new; for one thread. */
public final class Follower {

    private final Subscription subscription;
    private final Activation activation;
    private boolean begun;

    public Follower(Subscription subscription, Activation activation) {
        this.subscription = subscription;
        this.activation = activation;
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
        return then instanceof Verdict.Unchanged ? verdict : then;
    }
}
