package aftercare.retrospective;

import aftercare.triage.Triage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.hadoop.mapreduce.InputSplit;
import org.apache.hadoop.mapreduce.lib.input.FileSplit;
import org.apache.hadoop.mapreduce.lib.input.TextInputFormat;
import org.apache.spark.api.java.JavaNewHadoopRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.util.SerializableConfiguration;

/** Where the reports of a study come from. Every one that is found becomes a row, however broken it is. */
final class Reports {

    /** Of a report that is too large so much is kept, so that an emergency in it is still seen. */
    private static final int MOST_KEPT = 16 * Triage.MOST_BYTES;

    /**
     * Bytes of a file that one task takes, where nothing else is set: some 80,000 reports, a minute of work. A block of a disk holds
     * so many that most processors would wait for the last of them.
     */
    private static final long MOST_OF_A_PART = 16L * 1024 * 1024;

    /** The byte order mark of UTF-8. */
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private static final String BODY = "body";
    private static final String PLACE = "place";
    private static final String ARRIVED = "arrived";

    private final SparkSession spark;

    Reports(SparkSession spark) {
        this.spark = spark;
    }

    /** One report a line, cut at line feeds alone; blank lines hold none. A place is a file and the byte at which the line begins. */
    JavaRDD<GivenReport> lines(String path) {
        JavaSparkContext context = new JavaSparkContext(spark.sparkContext());
        Configuration settings = new Configuration(context.hadoopConfiguration());
        settings.set("textinputformat.record.delimiter", "\n");
        settings.setIfUnset("mapreduce.input.fileinputformat.split.maxsize", Long.toString(MOST_OF_A_PART));
        SerializableConfiguration shared = new SerializableConfiguration(settings);
        JavaNewHadoopRDD<LongWritable, Text> lines = (JavaNewHadoopRDD<LongWritable, Text>)
                context.newAPIHadoopFile(path, TextInputFormat.class, LongWritable.class, Text.class, settings);
        return lines.mapPartitionsWithInputSplit(
                (InputSplit split, Iterator<scala.Tuple2<LongWritable, Text>> part) -> {
                    FileSplit piece = (FileSplit) split;
                    String file = piece.getPath().toString();
                    boolean isMarked = piece.getStart() == 0 && isMarked(piece.getPath(), shared.value());
                    return stream(part)
                            .filter(line -> isMarked && line._1().get() == 0 || !isBlank(line._2()))
                            .map(line -> new GivenReport(
                                    file + "@" + line._1().get(),
                                    isMarked && line._1().get() == 0
                                            ? marked(line._2())
                                            : kept(line._2().getBytes(), line._2().getLength()),
                                    null))
                            .iterator();
                },
                true);
    }

    /**
     * One report a row of Parquet.
     *
     * @param column that holds each report as JSON; empty where each field of a report is a column
     */
    JavaRDD<GivenReport> parquet(String path, Optional<String> column) {
        Dataset<Row> table = spark.read().parquet(path);
        Dataset<Row> bodies;
        if (column.isPresent()) {
            DataType type = table.schema().apply(column.get()).dataType();
            bodies = table.select(
                    (type instanceof BinaryType
                                    ? table.col(column.get())
                                    : table.col(column.get()).cast("string").cast("binary"))
                            .as(BODY),
                    functions.input_file_name().as(PLACE));
        } else {
            bodies = table.select(
                    functions.to_json(functions.struct(functions.col("*"))).cast("binary").as(BODY),
                    functions.input_file_name().as(PLACE));
        }
        return bodies.javaRDD().map(row -> {
            // A row without a report is one that is refused, not none.
            byte[] body = row.isNullAt(0) ? new byte[0] : (byte[]) row.get(0);
            return new GivenReport(row.getString(1), kept(body, body.length), null);
        });
    }

    /** The reports of a decision log in PostgreSQL, each as of when it came; those that were erased are not among them. */
    JavaRDD<GivenReport> journal(String url, int parts) {
        return journalTable(url, parts)
                .filter(functions.col(BODY).isNotNull())
                .javaRDD()
                .map(row -> new GivenReport("decision " + row.getString(1), (byte[]) row.get(2), row.getLong(3)));
    }

    /** How many reports of that log were erased. */
    long erased(String url, int parts) {
        return journalTable(url, parts).filter(functions.col(BODY).isNull()).count();
    }

    private Dataset<Row> journalTable(String url, int parts) {
        Properties settings = new Properties();
        settings.setProperty("driver", "org.postgresql.Driver");
        settings.setProperty("fetchsize", "500");
        Row ends = spark.read()
                .jdbc(url, "(SELECT coalesce(min(sequence), 0) a, coalesce(max(sequence), 0) z FROM decision) ends", settings)
                .first();
        String table = "(SELECT d.sequence, d.decision_id AS " + PLACE + ", c.coded_report AS " + BODY + ", d.decided_at AS "
                + ARRIVED + " FROM decision d LEFT JOIN content c ON c.sequence = d.sequence"
                // What is recorded meanwhile is not part of this study, however often the table is read.
                + " WHERE d.sequence <= " + ends.getLong(1) + ") reports";
        return spark.read().jdbc(url, table, "sequence", ends.getLong(0), ends.getLong(1) + 1, parts, settings);
    }

    private static <T> Stream<T> stream(Iterator<T> part) {
        Iterable<T> once = () -> part;
        return StreamSupport.stream(once.spliterator(), false).filter(Objects::nonNull);
    }

    /** Hadoop takes a byte order mark off the beginning of a file; the line that it was on is refused with it, as everywhere else. */
    private static boolean isMarked(Path file, Configuration settings) throws IOException {
        CompressionCodec codec = new CompressionCodecFactory(settings).getCodec(file);
        try (InputStream stored = file.getFileSystem(settings).open(file);
                InputStream plain = codec == null ? stored : codec.createInputStream(stored)) {
            return Arrays.equals(plain.readNBytes(MARK.length), MARK);
        }
    }

    private static byte[] marked(Text line) {
        byte[] whole = Arrays.copyOf(MARK, MARK.length + line.getLength());
        System.arraycopy(line.getBytes(), 0, whole, MARK.length, line.getLength());
        return kept(whole, whole.length);
    }

    private static byte[] kept(byte[] bytes, int length) {
        return Arrays.copyOf(bytes, Math.min(length, MOST_KEPT));
    }

    private static boolean isBlank(Text line) {
        for (int i = 0; i < line.getLength(); i++) {
            byte c = line.getBytes()[i];
            if (c != ' ' && c != '\t' && c != '\r') {
                return false;
            }
        }
        return true;
    }
}
