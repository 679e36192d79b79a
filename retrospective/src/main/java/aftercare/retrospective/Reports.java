package aftercare.retrospective;

import aftercare.triage.Triage;
import aftercare.triage.lines.Packing;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
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
import org.apache.hadoop.mapreduce.JobContext;
import org.apache.hadoop.mapreduce.lib.input.FileSplit;
import org.apache.hadoop.mapreduce.lib.input.TextInputFormat;
import org.apache.spark.api.java.JavaNewHadoopRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
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
    private static final String ROW = "row";
    private static final String ARRIVED = "arrived";

    /** A time keeps all that Parquet holds of it, and what is null is not there, however the cluster is set. */
    private static final Map<String, String> WHOLE = Map.of(
            "ignoreNullFields", "true", "timestampFormat", "yyyy-MM-dd'T'HH:mm:ss[.SSSSSS]XXX");

    private final SparkSession spark;

    Reports(SparkSession spark) {
        this.spark = spark;
    }

    /**
     * A compressed file is read as a whole, even one that could be cut: nobody knows at which of its bytes the lines of a later part
     * begin, so that their places would hang on the number of parts, and two lines could have the same.
     */
    // Hadoop makes it by its name, wherever it reads.
    public static final class WholeOrLines extends TextInputFormat {
        @Override
        protected boolean isSplitable(JobContext context, Path file) {
            return new CompressionCodecFactory(context.getConfiguration()).getCodec(file) == null;
        }
    }

    /** One report a line, cut at line feeds alone; blank lines hold none. A place is a file and the byte at which the line begins. */
    JavaRDD<GivenReport> lines(String path) {
        JavaSparkContext context = new JavaSparkContext(spark.sparkContext());
        Configuration settings = new Configuration(context.hadoopConfiguration());
        settings.set("textinputformat.record.delimiter", "\n");
        // A cluster may be set to pass over long lines, or to stumble over a folder in a folder.
        settings.set("mapreduce.input.linerecordreader.line.maxlength", Integer.toString(Integer.MAX_VALUE));
        settings.set("mapreduce.input.fileinputformat.input.dir.recursive", "true");
        settings.setIfUnset("mapreduce.input.fileinputformat.split.maxsize", Long.toString(MOST_OF_A_PART));
        SerializableConfiguration shared = new SerializableConfiguration(settings);
        JavaNewHadoopRDD<LongWritable, Text> lines = (JavaNewHadoopRDD<LongWritable, Text>)
                context.newAPIHadoopFile(path, WholeOrLines.class, LongWritable.class, Text.class, settings);
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
        // Of many files each may have columns that others have not; without this Spark takes those of one of them, and drops the others.
        Dataset<Row> table = spark.read().option("mergeSchema", "true").parquet(path);
        Column body = column.isPresent()
                ? document(table, column.get())
                : functions.to_json(functions.struct(functions.col("*")), WHOLE).cast("binary");
        return table.select(
                        body.as(BODY),
                        table.metadataColumn("_metadata").getField("file_path").as(PLACE),
                        table.metadataColumn("_metadata").getField("row_index").as(ROW))
                .javaRDD()
                .map(row -> {
                    // A row without a report is one that is refused, not none.
                    byte[] found = row.isNullAt(0) ? new byte[0] : (byte[]) row.get(0);
                    return new GivenReport(row.getString(1) + "@" + row.getLong(2), kept(found, found.length), null);
                });
    }

    private static Column document(Dataset<Row> table, String name) {
        for (StructField each : table.schema().fields()) {
            boolean isText = each.dataType() instanceof BinaryType || each.dataType() instanceof StringType;
            if (each.name().equals(name) && isText) {
                return table.col("`" + name.replace("`", "``") + "`").cast("binary");
            }
        }
        throw new SharedRules.Unusable("--column: there is no column `" + name + "` of text or bytes: there are "
                + String.join(", ", table.schema().fieldNames()));
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

    /**
     * Hadoop takes a byte order mark off the beginning of a file; the line that it was on is refused with it, as everywhere else.
     *
     * @throws IOException too where the file is packed and Hadoop does not know it by its name: each line would be a report that
     *     cannot be read, and nothing that is lowered would be found
     */
    private static boolean isMarked(Path file, Configuration settings) throws IOException {
        CompressionCodec codec = new CompressionCodecFactory(settings).getCodec(file);
        try (InputStream stored = file.getFileSystem(settings).open(file);
                InputStream plain = codec == null ? stored : codec.createInputStream(stored)) {
            byte[] begin = plain.readNBytes(Packing.LONGEST_BEGIN);
            Optional<Packing> packing = Packing.of(begin);
            if (packing.isPresent()) {
                throw new IOException(file + ": this is packed with " + packing.get().word()
                        + ": unpack it, or give its name the ending that Hadoop knows, as `.gz` or `.bz2`");
            }
            return Arrays.equals(Arrays.copyOf(begin, MARK.length), MARK);
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
