package aftercare;

import java.io.IOException;

/** Whether a program that a test needs, and the product does not, is on this machine. */
public final class Installed {

    private Installed() {}

    /** @param asked what it answers with success where it is there, such as {@code --version} */
    public static boolean isThere(String program, String asked) throws InterruptedException {
        try {
            return new ProcessBuilder(program, asked)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
