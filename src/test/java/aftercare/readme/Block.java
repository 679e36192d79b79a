package aftercare.readme;

/**
 * A block of code in a document.
 *
 * @param language what stands after the fence; empty where nothing does
 * @param section the line of the heading above it, from 1; 0 where there is none
 * @param line its first line, from 1
 */
public record Block(String language, String text, int section, int line) {}
