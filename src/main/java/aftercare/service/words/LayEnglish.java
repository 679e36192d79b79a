package aftercare.service.words;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.FlattenGraphFilter;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter;
import org.apache.lucene.analysis.synonym.SolrSynonymParser;
import org.apache.lucene.analysis.synonym.SynonymGraphFilter;
import org.apache.lucene.analysis.synonym.SynonymMap;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** The words of a phrase or of a code: {@code bloodInUrine}, {@code blood-in-urine} and {@code blood in urine} hold the same. */
final class LayEnglish extends Analyzer {

    /** The field of words as they are written. */
    static final String WRITTEN = "written";

    /** The field of stems: {@code bleeding} and {@code bleeds} are one. */
    static final String STEMS = "stems";

    /** The field of one stem for all words that mean the same: {@code tummy} and {@code belly} are one. */
    static final String MEANINGS = "meanings";

    private static final int SPLIT = WordDelimiterGraphFilter.GENERATE_WORD_PARTS
            | WordDelimiterGraphFilter.GENERATE_NUMBER_PARTS
            | WordDelimiterGraphFilter.SPLIT_ON_CASE_CHANGE;

    /** What says nothing of a symptom; "no", "not" and "cannot" do. */
    private static final String SILENT =
            "a an the i my me is are am was be been it its to of and or that this there have has"
                    + " had got get do does did you your he she his her they feel feels felt really very bit some so just with";

    private static final String SYNONYMS = synonyms();

    private static final Analyzer WORDS = new LayEnglish(false, Optional.empty(), CharArraySet.EMPTY_SET);
    private static final Analyzer EVERY_STEM = new LayEnglish(true, Optional.empty(), CharArraySet.EMPTY_SET);
    private static final CharArraySet SILENT_STEMS = new CharArraySet(tokens(EVERY_STEM, SILENT), false);
    private static final Analyzer BY_FIELD = new PerFieldAnalyzerWrapper(
            new LayEnglish(true, Optional.of(map()), SILENT_STEMS),
            Map.of(WRITTEN, WORDS, STEMS, new LayEnglish(true, Optional.empty(), SILENT_STEMS)));

    private final boolean toStems;
    private final Optional<SynonymMap> synonyms;
    private final CharArraySet silent;

    private LayEnglish(boolean toStems, Optional<SynonymMap> synonyms, CharArraySet silent) {
        this.toStems = toStems;
        this.synonyms = synonyms;
        this.silent = silent;
    }

    /** Any other field holds meanings. */
    static Analyzer byField() {
        return BY_FIELD;
    }

    static List<String> tokens(String field, String phrase) {
        return tokens(BY_FIELD, field, phrase);
    }

    private static List<String> tokens(Analyzer analyzer, String phrase) {
        return tokens(analyzer, WRITTEN, phrase);
    }

    private static List<String> tokens(Analyzer analyzer, String field, String phrase) {
        List<String> tokens = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream(field, phrase)) {
            CharTermAttribute text = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(text.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
        return tokens;
    }

    /** Every word that the synonyms know. */
    static List<String> spelling() {
        return tokens(WORDS, SYNONYMS.replaceAll("(?m)^#.*$", "").replace(',', ' '));
    }

    private static String synonyms() {
        try (Reader file = new InputStreamReader(
                LayEnglish.class.getResourceAsStream("/search/synonyms.txt"), StandardCharsets.UTF_8)) {
            StringBuilder text = new StringBuilder();
            for (int character = file.read(); character >= 0; character = file.read()) {
                text.append((char) character);
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException("the synonyms inside the program cannot be read", e);
        }
    }

    private static SynonymMap map() {
        SolrSynonymParser parser = new SolrSynonymParser(true, false, EVERY_STEM);
        try {
            parser.parse(new StringReader(SYNONYMS));
            return parser.build();
        } catch (IOException | ParseException e) {
            throw new IllegalStateException("the synonyms inside the program are not well formed", e);
        }
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer source = new WhitespaceTokenizer();
        TokenStream tokens = new EnglishPossessiveFilter(source);
        tokens = new WordDelimiterGraphFilter(tokens, SPLIT, null);
        tokens = new ASCIIFoldingFilter(new LowerCaseFilter(tokens));
        if (toStems) {
            tokens = new PorterStemFilter(tokens);
        }
        if (synonyms.isPresent()) {
            tokens = new FlattenGraphFilter(new SynonymGraphFilter(tokens, synonyms.get(), false));
        }
        return new TokenStreamComponents(source, new StopFilter(tokens, silent));
    }
}
