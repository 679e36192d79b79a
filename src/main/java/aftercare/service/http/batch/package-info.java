/** Many reports in one request: a line each, answered as they come. */
package aftercare.service.http.batch;
