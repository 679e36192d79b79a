/**
 * The only home of Drools at run time: checked rules in, an immutable {@link aftercare.engine.EngineRules} out, which decides
 * one report at a time, each in its own session.
 */
package aftercare.engine;
