/** The form of the files beside the rules: keys, texts, numbers, and where a mistake is. */
package aftercare.cases.yaml;
