/**
 * Reports from a topic of Kafka, decisions to another: recorded, then published, then committed. The only home of the client of
 * Kafka, of which nothing is loaded while the channel is off. Translates; decides nothing.
 */
package aftercare.service.kafka;
