<?xml version="1.0" encoding="UTF-8"?>
<!-- A case, guidance, code or standard: no law itself, but said of it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" exclude-result-prefixes="r">
<xsl:import href="regc:page.xsl"/>

<xsl:key name="standing" match="r:standing" use="r:obligation/@ref"/>

<xsl:template match="r:report" mode="below-title">
  <xsl:if test="r:authority/r:citation"><p class="byline"><xsl:value-of select="r:authority/r:citation"/></p></xsl:if>
</xsl:template>

<xsl:template match="r:report" mode="main">
  <p class="note">This is not law itself. It can explain, challenge, impede or settle an obligation; it is never rated, and no document is searched for it.</p>
  <xsl:apply-templates select="r:authority"/>
  <xsl:apply-templates select="r:lists"/>
</xsl:template>

<xsl:template match="r:authority">
  <!-- what a court says before it hears the case binds the motion only -->
  <xsl:variable name="motion" select="r:posture = 'motion' or r:posture = 'preliminary-injunction'"/>
  <section aria-labelledby="what">
    <h2 id="what">What it is</h2>
    <xsl:apply-templates select="r:summary" mode="prose"/>
    <dl>
      <xsl:apply-templates select="r:type" mode="row"><xsl:with-param name="label" select="'authority-type'"/></xsl:apply-templates>
      <xsl:apply-templates select="r:jurisdiction|r:court|r:posture" mode="row"/>
      <xsl:if test="r:type = 'case' and not(r:posture)"><dt>Posture</dt><dd>not recorded</dd></xsl:if>
      <xsl:apply-templates select="r:identifiers/*" mode="row"/>
      <xsl:apply-templates select="r:confidence|r:sources" mode="row"/>
    </dl>
  </section>
  <xsl:if test="r:holding">
    <section aria-labelledby="holding">
      <h2 id="holding">
        <xsl:choose>
          <xsl:when test="$motion">What the ruling says</xsl:when>
          <xsl:when test="r:type = 'case' and r:posture and r:posture != 'settled'">Holding</xsl:when>
          <xsl:otherwise>What it says</xsl:otherwise>
        </xsl:choose>
      </h2>
      <xsl:if test="$motion"><p class="note">A ruling on a motion is no holding: the case itself was not decided by it.</p></xsl:if>
      <xsl:if test="r:posture = 'settled'"><p class="note">The case ended by settlement; no court decided it.</p></xsl:if>
      <xsl:apply-templates select="r:holding" mode="prose"/>
      <p class="note">In the author’s words.</p>
    </section>
  </xsl:if>
  <xsl:if test="r:history">
    <section aria-labelledby="later">
      <h2 id="later">What became of it</h2>
      <div class="wide">
        <table class="stack history">
          <thead><tr><th scope="col">Day</th><th scope="col">Event</th></tr></thead>
          <tbody>
            <xsl:for-each select="r:history/r:entry">
              <tr>
                <th scope="row"><xsl:apply-templates select="r:on" mode="value"/></th>
                <td data-label="Event">
                  <xsl:value-of select="r:what"/>
                  <xsl:apply-templates select="r:sources" mode="value"/>
                </td>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
    </section>
  </xsl:if>
  <xsl:if test="r:concerns">
    <section aria-labelledby="concerns">
      <h2 id="concerns">Obligations it concerns</h2>
      <div class="wide">
        <table class="stack">
          <caption>In the days for which this page holds</caption>
          <thead>
            <tr>
              <th scope="col">Obligation</th><th scope="col">Law</th><th scope="col">What it does to it</th>
              <th scope="col">State</th><th scope="col" class="number">Clauses mapped</th>
            </tr>
          </thead>
          <tbody>
            <xsl:for-each select="r:concerns/r:concern">
              <xsl:variable name="standing" select="key('standing', r:obligation/@ref)[1]"/>
              <tr>
                <th scope="row">
                  <xsl:if test="$standing"><xsl:value-of select="concat($standing/r:citation, ' ')"/></xsl:if>
                  <xsl:apply-templates select="r:obligation" mode="value"/>
                </th>
                <td data-label="Law"><xsl:apply-templates select="$standing/r:law" mode="value"/></td>
                <td data-label="What it does to it">
                  <xsl:apply-templates select="r:effect" mode="term"><xsl:with-param name="of" select="'concern'"/></xsl:apply-templates>
                  <xsl:if test="r:note"><span class="note"><xsl:value-of select="concat(' ', r:note)"/></span></xsl:if>
                </td>
                <td data-label="State"><xsl:apply-templates select="$standing/r:force/@state" mode="mark"><xsl:with-param name="of" select="'law-state'"/></xsl:apply-templates></td>
                <td class="number" data-label="Clauses mapped"><xsl:value-of select="$standing/r:provisions"/></td>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
    </section>
  </xsl:if>
  <xsl:if test="r:signatories">
    <section aria-labelledby="signatories">
      <h2 id="signatories">Signatories</h2>
      <p class="note">Platforms of this map recorded as signatories. Signing says nothing of what was done.</p>
      <ul><xsl:for-each select="r:signatories/r:platform"><li><xsl:apply-templates select="." mode="value"/></li></xsl:for-each></ul>
    </section>
  </xsl:if>
</xsl:template>

</xsl:stylesheet>
