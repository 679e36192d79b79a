package aftercare.service.words;

import aftercare.domain.Nearest;
import aftercare.domain.Vocabulary;
import aftercare.triage.intake.suggest.FoundWord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * The index of one vocabulary, in memory. A word is worth what the best of its phrases is worth, and what all of them are
 * together. Immutable; safe for any number of threads.
 */
final class VocabularyIndex {

    /** Measured on the phrases of the vocabulary, each left out once. */
    private static final Similarity SIMILARITY = new BM25Similarity(1.2f, 0.75f);

    private static final float OF_STEMS = 0.3f;
    private static final float OF_MEANINGS = 1;
    /** What was said letter by letter comes first, whatever else has its words. */
    private static final float OF_THE_SAME = 100;

    /** Of a word whose phrase for something else fits at least as well as its own. */
    private static final float OF_ANOTHER = 0.5f;

    /** Of a phrase: a sentence of a patient, not a page. */
    private static final int MOST_TOKENS = 24;

    private static final int SHORTEST_WITH_SLIP = 4;
    private static final int SHORTEST_WITH_SLIPS = 8;
    private static final int MOST_CORRECTIONS = 2;

    private static final String WORD = "word";
    private static final String ANOTHER = "another";
    private static final String SAME = "same";
    private static final String ALL = "all";

    private final List<FoundWord> words = new ArrayList<>();
    private final LayEnglish english;
    private final Set<String> spelling;
    private final IndexReader reader;
    private final IndexSearcher searcher;

    VocabularyIndex(Vocabulary vocabulary, LayEnglish english) {
        this.english = english;
        this.spelling = new HashSet<>(english.spelling());
        try {
            // Lives as long as the reader.
            ByteBuffersDirectory memory = new ByteBuffersDirectory();
            IndexWriterConfig config = new IndexWriterConfig(english.byField()).setSimilarity(SIMILARITY);
            try (IndexWriter writer = new IndexWriter(memory, config)) {
                for (SaidWord word : SaidWord.all(vocabulary)) {
                    add(word, writer);
                }
                writer.forceMerge(1);
            }
            reader = DirectoryReader.open(memory);
            searcher = new IndexSearcher(reader);
            searcher.setQueryCache(null);
            searcher.setSimilarity(SIMILARITY);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }

    private void add(SaidWord word, IndexWriter writer) throws IOException {
        int number = words.size();
        words.add(word.found());
        for (String phrase : word.phrases()) {
            List<String> written = english.tokens(LayEnglish.WRITTEN, phrase);
            spelling.addAll(written);
            Document document = phrase(number, phrase);
            document.add(new StringField(SAME, String.join(" ", written), Store.NO));
            writer.addDocument(document);
        }
        for (String phrase : word.phrasesOfOthers()) {
            Document document = phrase(number, phrase);
            document.add(new NumericDocValuesField(ANOTHER, 1));
            writer.addDocument(document);
        }
        Document all = new Document();
        all.add(new NumericDocValuesField(WORD, number));
        all.add(new TextField(ALL, word.everything(), Store.NO));
        writer.addDocument(all);
    }

    private static Document phrase(int number, String phrase) {
        Document document = new Document();
        document.add(new NumericDocValuesField(WORD, number));
        document.add(new TextField(LayEnglish.STEMS, phrase, Store.NO));
        document.add(new TextField(LayEnglish.MEANINGS, phrase, Store.NO));
        return document;
    }

    /** The words that the phrase may mean, best first. */
    List<FoundWord> find(String phrase, Predicate<FoundWord> wanted, int most) {
        try {
            float[] scores = scores(phrase);
            List<Integer> found = new ArrayList<>();
            for (int number = 0; number < scores.length; number++) {
                if (scores[number] > 0 && wanted.test(words.get(number))) {
                    found.add(number);
                }
            }
            found.sort(Comparator.comparing(number -> -scores[number]));
            List<FoundWord> best = new ArrayList<>();
            for (int number : found.subList(0, Math.min(most, found.size()))) {
                best.add(words.get(number));
            }
            return best;
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }

    /** Of each word; 0 for one that has nothing of the phrase. */
    private float[] scores(String phrase) throws IOException {
        List<String> written = english.tokens(LayEnglish.WRITTEN, phrase);
        String read = corrected(written.subList(0, Math.min(MOST_TOKENS, written.size())));
        BooleanQuery.Builder onePhrase = new BooleanQuery.Builder();
        add(SAME, List.of(String.join(" ", written)), OF_THE_SAME, onePhrase);
        add(LayEnglish.STEMS, english.tokens(LayEnglish.STEMS, read), OF_STEMS, onePhrase);
        List<String> meanings = english.tokens(LayEnglish.MEANINGS, read);
        add(LayEnglish.MEANINGS, meanings, OF_MEANINGS, onePhrase);
        BooleanQuery.Builder allPhrases = new BooleanQuery.Builder();
        add(ALL, meanings, OF_MEANINGS, allPhrases);

        float[] scores = best(allPhrases.build()).own();
        Best best = best(onePhrase.build());
        for (int word = 0; word < scores.length; word++) {
            scores[word] += best.own()[word];
            if (best.others()[word] >= best.own()[word]) {
                scores[word] *= OF_ANOTHER;
            }
        }
        return scores;
    }

    private static void add(String field, List<String> tokens, float weight, BooleanQuery.Builder query) {
        for (String token : tokens) {
            query.add(new BoostQuery(new TermQuery(new Term(field, token)), weight), Occur.SHOULD);
        }
    }

    /** The best score of each word: of its own phrases, and of those that mean another word. */
    private record Best(float[] own, float[] others) {}

    private Best best(Query query) throws IOException {
        ScoreDoc[] hits = searcher.search(query, Math.max(1, reader.maxDoc())).scoreDocs;
        Arrays.sort(hits, Comparator.comparingInt(hit -> hit.doc));
        NumericDocValues number = MultiDocValues.getNumericValues(reader, WORD);
        NumericDocValues another = MultiDocValues.getNumericValues(reader, ANOTHER);
        Best best = new Best(new float[words.size()], new float[words.size()]);
        for (ScoreDoc hit : hits) {
            float[] scores = another != null && another.advanceExact(hit.doc) ? best.others() : best.own();
            if (number.advanceExact(hit.doc)) {
                int word = (int) number.longValue();
                scores[word] = Math.max(scores[word], hit.score);
            }
        }
        return best;
    }

    // --- Slips ---

    /** The phrase, with each word that is not known as the known ones that are nearest to it. */
    private String corrected(List<String> written) {
        List<String> corrected = new ArrayList<>();
        for (String token : written) {
            if (token.length() < SHORTEST_WITH_SLIP || spelling.contains(token)) {
                corrected.add(token);
            } else {
                corrected.addAll(nearest(token));
            }
        }
        return String.join(" ", corrected);
    }

    private List<String> nearest(String token) {
        List<String> best = new ArrayList<>();
        int least = token.length() < SHORTEST_WITH_SLIPS ? 1 : 2;
        for (String known : spelling) {
            int distance = Nearest.distance(token, known, least);
            if (distance < least) {
                best.clear();
                least = distance;
            }
            if (distance == least) {
                best.add(known);
            }
        }
        best.sort(Comparator.naturalOrder());
        return best.isEmpty() ? List.of(token) : best.subList(0, Math.min(MOST_CORRECTIONS, best.size()));
    }
}
