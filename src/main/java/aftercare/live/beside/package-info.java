/**
 * A second rule set beside the one that decides, in a folder of its own: a shadow says what it would have answered to real reports,
 * a canary answers some of them, where that is no lower.
 */
package aftercare.live.beside;
