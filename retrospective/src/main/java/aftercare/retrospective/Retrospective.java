package aftercare.retrospective;

import aftercare.domain.Urgency;
import aftercare.triage.intake.Timestamps;
import aftercare.trial.safety.ExactShare;
import aftercare.trial.study.StudyJson;
import aftercare.trial.study.StudyTally;
import aftercare.trial.study.StudyTally.Move;
import aftercare.trial.study.StudyWay;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.mapreduce.lib.input.InvalidInputException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The job that {@code spark-submit} starts: reports in, a row for each and the counts out. */
@Command(
        name = "retrospective",
        description = "Say what a change of the rules would have meant for the reports of a cluster.",
        footer = "OUT gets `rows` and `summary` as Parquet, and `summary.json`, which is printed too.")
public final class Retrospective implements Callable<Integer> {

    private static final String REFUSED = "refused";

    /** Some clusters are set to pass over files that are damaged or gone: a study of the others would look whole. */
    private static final Map<String, String> LOSSLESS = Map.of(
            "spark.files.ignoreCorruptFiles", "false",
            "spark.files.ignoreMissingFiles", "false",
            "spark.sql.files.ignoreCorruptFiles", "false",
            "spark.sql.files.ignoreMissingFiles", "false");

    @Option(names = "--old", required = true, paramLabel = "DIR", description = "The folder of rules as it was.")
    private Path old;

    @Option(names = "--new", required = true, paramLabel = "DIR", description = "The folder of rules as it would be.")
    private Path changed;

    @ArgGroup(multiplicity = "1")
    private Source source;

    @Option(
            names = "--column",
            paramLabel = "NAME",
            description = "The column of Parquet that holds each report as JSON. Default: each field of a report is a column.")
    private Optional<String> column = Optional.empty();

    @Option(names = "--out", required = true, paramLabel = "OUT", description = "Where to write; must not be there yet.")
    private String out;

    @Option(
            names = "--now",
            paramLabel = "TIME",
            description = "When reports are taken to arrive, as `2026-11-23T09:00:00+01:00`. Default: now.")
    private Optional<String> moment = Optional.empty();

    @Option(names = "--parts", defaultValue = "64", description = "Readers of a decision log. Default: 64.")
    private int parts;

    /** One of these. */
    private static final class Source {
        @Option(names = "--lines", paramLabel = "PATH", description = "Reports as JSON, one a line; a pattern names many files.")
        private Optional<String> lines = Optional.empty();

        @Option(names = "--parquet", paramLabel = "PATH", description = "Reports as Parquet, one a row.")
        private Optional<String> parquet = Optional.empty();

        @Option(names = "--journal-url", paramLabel = "JDBC", description = "A decision log in PostgreSQL, for a role that may read.")
        private Optional<String> journal = Optional.empty();
    }

    /** @param arguments as the options say */
    public static void main(String[] arguments) {
        int code = new CommandLine(new Retrospective())
                .setExecutionExceptionHandler((e, line, parsed) -> {
                    // What Spark and Hadoop say of a place that is not there is a sentence too, and their stacks help nobody.
                    if (e instanceof SharedRules.Unusable
                            || e instanceof AnalysisException
                            || e instanceof InvalidInputException) {
                        line.getErr().println("retrospective: " + e.getMessage());
                        return CommandLine.ExitCode.USAGE;
                    }
                    throw e;
                })
                .execute(arguments);
        // An end by System.exit is a failure to some managers of clusters, so only a failure ends by it.
        if (code != CommandLine.ExitCode.OK) {
            System.exit(code);
        }
    }

    @Override
    public Integer call() throws IOException {
        Instant now = moment.map(text -> Timestamps.parse(text)
                        .orElseThrow(() -> new SharedRules.Unusable("--now: `" + text
                                + "` is no time with an offset: write it as `2026-11-23T09:00:00+01:00`")))
                .orElseGet(() -> Clock.systemUTC().instant());
        if (column.isPresent() && source.parquet.isEmpty()) {
            throw new SharedRules.Unusable("--column: only Parquet has columns: name it with --parquet");
        }
        if (parts < 1) {
            throw new SharedRules.Unusable("--parts: `" + parts + "` readers read nothing: name 1 or more");
        }
        SharedRules before = SharedRules.read(old, now);
        SharedRules after = SharedRules.read(changed, now);
        SparkSession.Builder session = SparkSession.builder().appName("aftercare study");
        LOSSLESS.forEach(session::config);
        try (SparkSession spark = session.getOrCreate()) {
            JavaSparkContext context = new JavaSparkContext(spark.sparkContext());
            requireNothingAt(out, context);
            JavaRDD<Row> rows = reports(spark).mapPartitions(new StudyWork(before, after, now));
            spark.createDataFrame(rows, StudyColumns.SCHEMA).write().parquet(out + "/rows");
            // Counted from what was written, so that the counts are those of the rows whatever had to be done twice.
            StudyTally tally = tally(spark.read().parquet(out + "/rows"));
            if (source.journal.isPresent()) {
                tally.addErased(new Reports(spark).erased(source.journal.get(), parts));
            }
            if (tally.rows() + tally.erased() == 0) {
                throw new SharedRules.Unusable("there is not a single report: are these the right files?");
            }
            summary(spark, tally).coalesce(1).write().parquet(out + "/summary");
            String json = StudyJson.of(before.version(), after.version(), now, tally) + "\n";
            write(context, json);
            System.out.print(json);
            System.out.flush();
        }
        return CommandLine.ExitCode.OK;
    }

    /** Looked at before the work, which may take hours; what a job left that was broken off is not added to. */
    private static void requireNothingAt(String out, JavaSparkContext context) throws IOException {
        org.apache.hadoop.fs.Path place = new org.apache.hadoop.fs.Path(out);
        if (place.getFileSystem(context.hadoopConfiguration()).exists(place)) {
            throw new SharedRules.Unusable(
                    "--out: `" + out + "` is there already: name another place, or remove what a job left that was broken off");
        }
    }

    private JavaRDD<GivenReport> reports(SparkSession spark) {
        Reports reports = new Reports(spark);
        if (source.lines.isPresent()) {
            return reports.lines(source.lines.get());
        }
        return source.parquet.isPresent()
                ? reports.parquet(source.parquet.get(), column)
                : reports.journal(source.journal.orElseThrow(), parts);
    }

    private static StudyTally tally(Dataset<Row> rows) {
        StudyTally tally = new StudyTally();
        for (Row each : rows.groupBy("way", "oldUrgency", "newUrgency").count().collectAsList()) {
            tally.add(new Move(way(each.getString(0)), level(each, 1), level(each, 2)), each.getLong(3));
        }
        for (Row each : byRule(rows, "lost")) {
            tally.addLost(each.getString(0), each.getLong(1));
        }
        for (Row each : byRule(rows, "gained")) {
            tally.addGained(each.getString(0), each.getLong(1));
        }
        tally.addIncomplete(rows.filter("oldComplete = false or newComplete = false").count());
        return tally;
    }

    private static List<Row> byRule(Dataset<Row> rows, String column) {
        return rows.select(functions.explode(rows.col(column)).as("rule"))
                .groupBy("rule")
                .count()
                .collectAsList();
    }

    private static StudyWay way(String word) {
        return Arrays.stream(StudyWay.values())
                .filter(way -> way.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Urgency> level(Row row, int place) {
        return row.isNullAt(place) ? Optional.empty() : Optional.of(Urgency.valueOf(row.getString(place)));
    }

    /** A row for each level of before, and one for all: how many, how many of them lowered, and the bounds of that share. */
    private static Dataset<Row> summary(SparkSession spark, StudyTally tally) {
        List<Row> rows = new ArrayList<>();
        rows.add(share("all", tally.lowered()));
        for (Urgency level : Urgency.values()) {
            rows.add(share(level.name(), tally.lowered(level)));
        }
        // Also those that the new rules accept: together with `all` these are all reports.
        rows.add(RowFactory.create(REFUSED, tally.rows() - tally.lowered().of(), 0L, null, null));
        return spark.createDataFrame(
                rows,
                new StructType()
                        .add("oldLevel", DataTypes.StringType)
                        .add("reports", DataTypes.LongType)
                        .add("lowered", DataTypes.LongType)
                        .add("shareLower", DataTypes.DoubleType)
                        .add("shareUpper", DataTypes.DoubleType));
    }

    private static Row share(String level, ExactShare share) {
        return RowFactory.create(level, share.of(), share.found(), share.lower(), share.upper());
    }

    private void write(JavaSparkContext context, String json) throws IOException {
        org.apache.hadoop.fs.Path file = new org.apache.hadoop.fs.Path(out, "summary.json");
        FileSystem files = file.getFileSystem(context.hadoopConfiguration());
        try (OutputStream stream = files.create(file, false)) {
            stream.write(json.getBytes(StandardCharsets.UTF_8));
        }
    }
}
