/**
 * A rule set that is published once for many services: an edition, signed and numbered, how it is read, and how a service
 * follows what is published.
 */
package aftercare.live.published;
