/** How findings become one decision: the highest level, the shortest time, the floors. Knows the JDK and the facts alone. */
package aftercare.domain.decision;
