/** A second rule set beside the one that decides, in a folder of its own: what it would have answered to real reports. */
package aftercare.live.beside;
