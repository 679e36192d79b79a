/** Rule sets of any size in the shape of a given one: to measure what more rules cost. */
package aftercare.growth;
