/** How often the answers to labelled cases are too mild or too urgent, and how far that can be trusted. */
package aftercare.trial.safety;
