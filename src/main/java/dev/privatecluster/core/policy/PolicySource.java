package dev.privatecluster.core.policy;

/** Gives the policy that is in force. */
public interface PolicySource {
    /** The policy at this moment. Ask once a request: the next answer may be another one. */
    Policy current();
}
