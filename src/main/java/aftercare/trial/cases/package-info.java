/** Case files and those beside them: read strictly, replayed against whatever answers reports, compared with what they want. */
package aftercare.trial.cases;
