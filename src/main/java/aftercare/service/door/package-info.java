/** What every request passes before a resource, and what is answered when it does not get through. */
package aftercare.service.door;
