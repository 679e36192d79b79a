/** Who may: bearer tokens, the keys that they are verified with, and whom a token speaks for. Knows no framework. */
package aftercare.service.access;
