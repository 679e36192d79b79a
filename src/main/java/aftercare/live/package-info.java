/** How a folder of rules becomes the set that decides: the gate, the swap, the last good set, the status. */
package aftercare.live;
