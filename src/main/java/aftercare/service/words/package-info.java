/** The words of the vocabulary that a phrase may mean: the only home of Lucene. It suggests, and nothing depends on it. */
package aftercare.service.words;
