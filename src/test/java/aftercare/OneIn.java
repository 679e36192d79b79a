package aftercare;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** What a usual run tries of a long list: one in so many, from one of the first that is drawn and printed. */
public final class OneIn {

    private OneIn() {}

    /** @param what one of them is, for the line that is printed */
    public static <T> List<T> of(int many, List<T> all, String what) {
        int first = ThreadLocalRandom.current().nextInt(many);
        System.out.println("one " + what + " of " + many + ", from number " + first);
        List<T> some = new ArrayList<>();
        for (int i = first; i < all.size(); i += many) {
            some.add(all.get(i));
        }
        return some;
    }
}
