package aftercare.triage.answer;

import java.io.OutputStream;
import java.util.Arrays;

/** Collects an answer, which its writer hands over in one piece or a few. */
final class WholeBytes extends OutputStream {

    private byte[] all = {};

    @Override
    public void write(int each) {
        write(new byte[] {(byte) each}, 0, 1);
    }

    @Override
    public void write(byte[] piece, int from, int count) {
        int before = all.length;
        all = Arrays.copyOf(all, before + count);
        System.arraycopy(piece, from, all, before, count);
    }

    /** Not to be changed and not to be written to again. */
    byte[] all() {
        return all;
    }
}
