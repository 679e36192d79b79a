package aftercare.retrospective;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.io.compress.BZip2Codec;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Writes and reads Parquet for the tests, as a job of its own: {@code spark-submit} starts it like the study. */
public final class Tables {

    private Tables() {}

    /** @param arguments what to do, from where, to where */
    public static void main(String[] arguments) throws IOException {
        try (SparkSession spark = SparkSession.builder().getOrCreate()) {
            String from = arguments[1];
            switch (arguments[0]) {
                case "text" -> spark.read().text(from).withColumnRenamed("value", "report").write().parquet(arguments[2]);
                case "columns" -> spark.read().json(from).write().parquet(arguments[2]);
                case "bzip2" -> {
                    BZip2Codec codec = new BZip2Codec();
                    codec.setConf(spark.sparkContext().hadoopConfiguration());
                    try (OutputStream packed = codec.createOutputStream(Files.newOutputStream(Path.of(arguments[2])))) {
                        Files.copy(Path.of(from), packed);
                    }
                }
                case "dump" -> {
                    Dataset<Row> table = spark.read().parquet(from);
                    List<String> rows = table.toJSON().collectAsList().stream().sorted().toList();
                    Files.write(Path.of(arguments[2]), rows);
                }
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        }
    }
}
