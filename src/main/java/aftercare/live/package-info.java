/** From a folder of rules to a rule set that may decide: read once, checked, compiled, named by its content. */
package aftercare.live;
