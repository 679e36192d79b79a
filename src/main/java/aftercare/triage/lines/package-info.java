/** Many reports in one stream of bytes, a line each. */
package aftercare.triage.lines;
