/** Changes of rules that are not live: drafts, proposals, how one is written into the folder, and the sets that were live. */
package aftercare.live.draft;
