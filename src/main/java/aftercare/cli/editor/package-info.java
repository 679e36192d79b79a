/** What shells and editors are given, so that they complete and check what a person types. */
package aftercare.cli.editor;
