package aftercare.service.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenFilter;
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
final class LayEnglish {

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
            "a an the i my me is are am was be been it its to of and or but that this there have has"
                    + " had got get do does did you your he his she her they feel feels felt really very bit some so just with";

    private final List<String> spelling;
    private final Analyzer byField;

    /** @param synonyms a meaning a line, its words with commas between them, all of them found as the first */
    LayEnglish(String synonyms) {
        Analyzer written = new Chain(false, Optional.empty(), CharArraySet.EMPTY_SET);
        Analyzer everyStem = new Chain(true, Optional.empty(), CharArraySet.EMPTY_SET);
        CharArraySet silent = new CharArraySet(tokens(everyStem, STEMS, SILENT), false);
        Analyzer stems = new Chain(true, Optional.empty(), silent);
        Analyzer meanings = new Chain(true, Optional.of(map(synonyms, everyStem)), silent);
        this.byField = new PerFieldAnalyzerWrapper(meanings, Map.of(WRITTEN, written, STEMS, stems));
        this.spelling =
                tokens(written, WRITTEN, synonyms.replaceAll("(?m)^#.*$", "").replace(',', ' '));
    }

    /** With the synonyms inside the program. */
    static LayEnglish shipped() {
        return new LayEnglish(synonyms());
    }

    static String synonyms() {
        try (InputStream file = LayEnglish.class.getResourceAsStream("/search/synonyms.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the synonyms inside the program cannot be read", e);
        }
    }

    private static SynonymMap map(String synonyms, Analyzer stems) {
        SolrSynonymParser parser = new SolrSynonymParser(true, false, stems);
        try {
            parser.parse(new StringReader(synonyms));
            return parser.build();
        } catch (IOException | ParseException e) {
            throw new IllegalArgumentException("the synonyms are not well formed", e);
        }
    }

    /** Any field but those of words and stems holds meanings. */
    Analyzer byField() {
        return byField;
    }

    List<String> tokens(String field, String phrase) {
        return tokens(byField, field, phrase);
    }

    /** Every word that the synonyms know. */
    List<String> spelling() {
        return spelling;
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

    /** The steps from a text to its words. */
    private static final class Chain extends Analyzer {

        private final boolean toStems;
        private final Optional<SynonymMap> synonyms;
        private final CharArraySet silent;

        Chain(boolean toStems, Optional<SynonymMap> synonyms, CharArraySet silent) {
            this.toStems = toStems;
            this.synonyms = synonyms;
            this.silent = silent;
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer source = new WhitespaceTokenizer();
            TokenStream tokens = new EnglishPossessiveFilter(new Contractions(source));
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

    /** {@code can't}, and {@code cant} as it is typed on a telephone, are {@code cannot}: no slip of {@code want}. */
    private static final class Contractions extends TokenFilter {

        private static final Set<String> CANNOT = Set.of("cant", "couldnt");
        private static final Set<String> NOT = Set.of(
                "wont", "dont", "doesnt", "didnt", "isnt", "arent", "wasnt", "werent", "hasnt", "havent", "wouldnt");

        private final CharTermAttribute text = addAttribute(CharTermAttribute.class);

        Contractions(TokenStream words) {
            super(words);
        }

        @Override
        public boolean incrementToken() throws IOException {
            if (!input.incrementToken()) {
                return false;
            }
            String letters = text.toString().replaceAll("['’]", "").toLowerCase(Locale.ROOT);
            if (CANNOT.contains(letters) || NOT.contains(letters)) {
                text.setEmpty().append(CANNOT.contains(letters) ? "cannot" : "not");
            }
            return true;
        }
    }
}
