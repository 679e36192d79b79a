/** The page for clinicians: files that a browser is given, without any data in them. All they show, they ask the contract for. */
package aftercare.service.page;
