/** Decisions that were made: found, listed and decided again. */
package aftercare.service.http.decisions;
