<?xml version="1.0" encoding="UTF-8"?>
<!-- A case, guidance, code or standard: no law itself, but said of it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">
<xsl:import href="regc:page.xsl"/>
<xsl:import href="regc:evidence.xsl"/>

<xsl:key name="standing" match="r:standing" use="r:obligation/@ref"/>

<xsl:template match="r:report" mode="below-title">
  <xsl:if test="r:authority/r:citation"><p class="byline"><xsl:value-of select="r:authority/r:citation"/></p></xsl:if>
</xsl:template>

<xsl:template match="r:report" mode="main">
  <p class="note"><w:say code="authority.no-law"/></p>
  <xsl:apply-templates select="r:authority"/>
  <xsl:apply-templates select="r:history"/>
  <xsl:apply-templates select="r:lists"/>
</xsl:template>

<xsl:template match="r:authority">
  <!-- what a court says before it hears the case binds the motion only -->
  <xsl:variable name="motion" select="r:posture = 'motion' or r:posture = 'preliminary-injunction'"/>
  <section aria-labelledby="what">
    <h2 id="what"><w:say code="authority.what"/></h2>
    <xsl:apply-templates select="r:summary" mode="prose"/>
    <dl>
      <xsl:apply-templates select="r:type" mode="row"><xsl:with-param name="label" select="'authority-type'"/></xsl:apply-templates>
      <xsl:apply-templates select="r:jurisdiction|r:court|r:posture|r:by|r:on" mode="row"/>
      <xsl:if test="r:type = 'case' and not(r:posture)"><dt><xsl:value-of select="w:term('label', 'posture')"/></dt><dd><w:say code="evidence.not-recorded"/></dd></xsl:if>
      <xsl:apply-templates select="r:identifiers/*" mode="row"/>
      <xsl:apply-templates select="r:confidence|r:sources" mode="row"/>
    </dl>
  </section>
  <xsl:if test="r:holding">
    <section aria-labelledby="holding">
      <h2 id="holding">
        <xsl:choose>
          <xsl:when test="$motion"><w:say code="authority.ruling"/></xsl:when>
          <xsl:when test="r:type = 'case' and r:posture and r:posture != 'settled'"><w:say code="authority.holding"/></xsl:when>
          <xsl:otherwise><w:say code="authority.says"/></xsl:otherwise>
        </xsl:choose>
      </h2>
      <xsl:if test="$motion"><p class="note"><w:say code="authority.motion"/></p></xsl:if>
      <xsl:if test="r:posture = 'settled'"><p class="note"><w:say code="authority.settled"/></p></xsl:if>
      <xsl:apply-templates select="r:holding" mode="prose"/>
      <p class="note"><w:say code="authority.words"/></p>
    </section>
  </xsl:if>
  <xsl:if test="r:excerpts">
    <section aria-labelledby="quoted">
      <h2 id="quoted"><w:say code="authority.quoted"/></h2>
      <xsl:apply-templates select="r:excerpts/r:excerpt">
        <xsl:with-param name="of" select="/r:report/r:title"/>
        <xsl:with-param name="evidence" select="/r:report/r:evidence"/>
      </xsl:apply-templates>
    </section>
  </xsl:if>
  <xsl:if test="r:history">
    <section aria-labelledby="later">
      <h2 id="later"><w:say code="authority.later"/></h2>
      <div class="wide">
        <table class="stack history">
          <thead><tr><th scope="col"><w:say code="column.day"/></th><th scope="col"><w:say code="column.event"/></th></tr></thead>
          <tbody>
            <xsl:for-each select="r:history/r:entry">
              <tr>
                <th scope="row"><xsl:apply-templates select="r:on" mode="value"/></th>
                <td w:data-label="column.event">
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
      <h2 id="concerns"><w:say code="authority.concerns"/></h2>
      <div class="wide">
        <table class="stack">
          <caption><w:say code="authority.valid"/></caption>
          <thead>
            <tr>
              <th scope="col"><w:say code="column.obligation"/></th><th scope="col"><w:say code="column.law"/></th><th scope="col"><w:say code="authority.effect"/></th>
              <th scope="col"><w:say code="column.state"/></th><th scope="col" class="number"><w:say code="column.clauses-mapped"/></th>
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
                <td w:data-label="column.law"><xsl:apply-templates select="$standing/r:law" mode="value"/></td>
                <td w:data-label="authority.effect">
                  <xsl:apply-templates select="r:effect" mode="term"><xsl:with-param name="of" select="'concern'"/></xsl:apply-templates>
                  <xsl:if test="r:note"><span class="note"><xsl:value-of select="concat(' ', r:note)"/></span></xsl:if>
                </td>
                <td w:data-label="column.state"><xsl:apply-templates select="$standing/r:force/@state" mode="mark"><xsl:with-param name="of" select="'law-state'"/></xsl:apply-templates></td>
                <td class="number" w:data-label="column.clauses-mapped"><xsl:value-of select="$standing/r:provisions"/></td>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
    </section>
  </xsl:if>
  <xsl:if test="r:signatories">
    <section aria-labelledby="signatories">
      <h2 id="signatories"><w:say code="authority.signatories"/></h2>
      <p class="note"><w:say code="authority.signing"/></p>
      <ul><xsl:for-each select="r:signatories/r:platform"><li><xsl:apply-templates select="." mode="value"/></li></xsl:for-each></ul>
    </section>
  </xsl:if>
  <xsl:if test="r:captures">
    <section aria-labelledby="the.captures">
      <h2 id="the.captures"><w:say code="regulation.captures"/></h2>
      <xsl:apply-templates select="r:captures"/>
    </section>
  </xsl:if>
</xsl:template>

</xsl:stylesheet>
