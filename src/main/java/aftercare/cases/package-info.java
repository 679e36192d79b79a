/** Case files: read strictly, replayed against whatever answers reports, compared with what they want. */
package aftercare.cases;
