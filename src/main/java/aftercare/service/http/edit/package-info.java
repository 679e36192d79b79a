/** Rules edited from a page: their text, what is wrong with a change, what it would do, drafts, proposals and going back. */
package aftercare.service.http.edit;
