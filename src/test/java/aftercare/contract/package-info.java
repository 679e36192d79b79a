/** Holds {@code openapi.yaml}, the vocabulary and the running service together. */
package aftercare.contract;
