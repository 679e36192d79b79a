package aftercare.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void wrapsBesideTheLabel() {
        Page page = new Page();
        page.item(2, "-", "word ".repeat(25));
        assertEquals("  - " + "word ".repeat(18) + "word\n    " + "word ".repeat(5) + "word\n", page.toString());
    }

    @Test
    void fillsALineToItsLastColumn() {
        Page page = new Page();
        page.text(0, "a".repeat(50) + " " + "b".repeat(49) + " c");
        assertEquals("a".repeat(50) + " " + "b".repeat(49) + "\nc\n", page.toString());
    }

    @Test
    void neverCutsAWord() {
        Page page = new Page();
        page.text(4, "x " + "y".repeat(120));
        assertEquals("    x\n    " + "y".repeat(120) + "\n", page.toString());
    }

    @Test
    void putsAParagraphRightOfALongLabel() {
        Page page = new Page();
        page.item(0, "a label", 3, "text");
        assertEquals("a label text\n", page.toString());
    }

    @Test
    void printsNothingThatMovesTheCursor() {
        assertEquals(
                "a\ufffd\ufffd[31m\ufffdb\ufffd°C \ud83d\ude00\ufffd",
                Page.plain("a\u0007\u001b[31m\nb\u202e°C \ud83d\ude00\ud800"));
    }
}
