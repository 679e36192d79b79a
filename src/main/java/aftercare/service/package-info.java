/** The only home of the framework: HTTP, access, meters, and the program itself. */
package aftercare.service;
