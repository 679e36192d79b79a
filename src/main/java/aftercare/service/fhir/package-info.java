/** FHIR R4 in and out: reports as questionnaires that were answered. Translates; decides nothing. */
package aftercare.service.fhir;
