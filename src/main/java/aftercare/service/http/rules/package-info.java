/** The rules that are live: read, their state, and new ones put live. */
package aftercare.service.http.rules;
