/** CDS Hooks 2.0.1: an EHR asks about a patient, and reads the answer as a card. Translates; decides nothing. */
package aftercare.service.cds;
