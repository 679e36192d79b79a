/** Who may take how much of the service: connections that get on with their requests, callers that keep a pace. */
package aftercare.traffic;
