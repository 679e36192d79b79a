/** Explains answers over HTTP. Nothing is recorded. */
package aftercare.service.http.explain;
