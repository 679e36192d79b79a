/** The HTTP contract: resources, problems, the door. Knows the domain, not the engine's insides. */
package aftercare.service.http;
