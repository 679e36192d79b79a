/** What every room does with bytes in the same way. Depends on the JDK alone. */
package aftercare.domain.bytes;
